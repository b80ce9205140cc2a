"""What ZXing-C++ reads in a picture: the text of its one QR code."""

import sys

import zxingcpp
from PIL import Image

found = zxingcpp.read_barcodes(Image.open(sys.argv[1]).convert("L"))
if len(found) != 1:
    sys.exit(f"{len(found)} codes were found")
print(found[0].text)
