package main

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/png"

	"golang.org/x/image/draw"

	"countersign/assets"
)

// iconSizes are the sizes, in pixels, that desktops ask for.
var iconSizes = []int{16, 32, 48, 64, 128, 256}

// iconPNG is the icon in another size.
func iconPNG(size int) ([]byte, error) {
	from, err := png.Decode(bytes.NewReader(assets.Icon))
	if err != nil {
		return nil, err
	}
	to := image.NewNRGBA(image.Rect(0, 0, size, size))
	draw.CatmullRom.Scale(to, to.Bounds(), from, from.Bounds(), draw.Src, nil)
	var b bytes.Buffer
	err = png.Encode(&b, to)
	return b.Bytes(), err
}

// iconICO is the icon as Windows wants it: a head, an entry of 16 bytes for
// each size, and the pictures as PNG, which Windows reads since Vista.
func iconICO() ([]byte, error) {
	var head, pictures bytes.Buffer
	put := func(values ...any) {
		for _, v := range values {
			_ = binary.Write(&head, binary.LittleEndian, v) // a buffer takes all
		}
	}
	put(uint16(0), uint16(1), uint16(len(iconSizes)))
	start := 6 + 16*len(iconSizes)
	for _, size := range iconSizes {
		b, err := iconPNG(size)
		if err != nil {
			return nil, err
		}
		side := uint8(size) // 256 is written as 0
		put(side, side, uint8(0), uint8(0), uint16(1), uint16(32), uint32(len(b)), uint32(start+pictures.Len()))
		pictures.Write(b)
	}
	return append(head.Bytes(), pictures.Bytes()...), nil
}
