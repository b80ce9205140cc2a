import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;

/** What ZXing reads in a picture: "text: " and the text of the QR code. */
class Code {
    static String text(Path file) throws Exception {
        BufferedImage picture = ImageIO.read(file.toFile());
        int wide = picture.getWidth();
        int high = picture.getHeight();
        int[] points = picture.getRGB(0, 0, wide, high, null, 0, wide);
        BinaryBitmap bits = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(wide, high, points)));
        return "text: " + new QRCodeReader().decode(bits, Map.of(DecodeHintType.TRY_HARDER, true)).getText();
    }
}
