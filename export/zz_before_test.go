package export_test
import ("os";"testing";"path/filepath")
func TestZZ(t *testing.T){
 dir:=os.Getenv("REPWORDS_OUT")
 if dir=="" {return}
 for name,x:=range sampleReports(t){
  files,err:=x.Files(nil); if err!=nil{t.Fatal(name,err)}
  for _,f:=range files { if err:=os.WriteFile(filepath.Join(dir,name+filepath.Ext(f.Name)),f.Data,0o644);err!=nil{t.Fatal(err)}}
 }
}
