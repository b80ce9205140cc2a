package xlsx

import ("testing";"os";"countersign/export/record")
func TestLook(t *testing.T){
 b,_:=os.ReadFile("/tmp/x.json"); s,err:=record.Read(b); if err!=nil{t.Fatal(err)}
 o,err:=Write(s); if err!=nil{t.Fatal(err)}
 os.WriteFile("/tmp/x.xlsx",o,0644)
 d,err:=Read(o); t.Log(err, d!=nil && len(d.Differences)==0, len(o)); if d!=nil {t.Log(d.Differences)}
}
func BenchmarkWrite(b *testing.B){ j,_:=os.ReadFile("/tmp/x.json"); s,_:=record.Read(j); for b.Loop(){ Write(s)} }
func BenchmarkRead(b *testing.B){ j,_:=os.ReadFile("/tmp/x.json"); s,_:=record.Read(j); o,_:=Write(s); for b.Loop(){ Read(o)} }
