package io.gouji.engine.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A templates folder written for one test: the real common words and one small pack. */
final class Templates {
  /** The packs of the project. */
  static final Path REAL = Path.of("../templates");

  static final String PACK = "small-2025";

  private final Path root;

  private Templates(Path root) {
    this.root = root;
  }

  static Templates small(Path root) throws IOException {
    Templates templates = new Templates(root);
    for (String common : List.of(Keywords.FILE, MessageReader.FILE)) {
      templates.write(common, Files.readString(REAL.resolve(common)));
    }
    templates.write(
        PACK + "/pack.properties",
        "title=小套表\nregion=某地\nyear=2025\ncatalogues=2025\nlayout=inferred\nroundingFactor=3\n");
    templates.write(
        PACK + "/tables.csv",
        """
        表,序号,名称,标题,区块,行,目录,必需,单位,小数
        T03,3,支出总表,支出总表,表3,编码,functional,是,万元,2
        T07,7,三公表,三公.*表,表7,标签,,否,元,0
        """);
    templates.write(
        PACK + "/columns.csv",
        """
        区块,列,类型,表头,必需,缺失,模板表头,宽度,公式
        表3,科目编码,编码,科目/编码|科目编码,是,不适用,科目编码,12,
        表3,合计,金额,合计,是,不适用,合计,14,{基本}+1
        表3,基本,金额,基本支出,是,零,基本支出,14,
        表7,项目,标签,项目,是,不适用,项目,20,
        表7,本年,金额,本年,是,不适用,本年,14,
        """);
    templates.write(
        PACK + "/rows.csv",
        """
        区块,名称,类型,标签,列,编码,缺失,模板标签,公式
        表3,合计,合计,合计|总计,,,不适用,合计,SUM({:})
        表3,基本合计,合计,合计|总计,基本,,不适用,,
        表7,三公合计,行,~.?三公.?,,,零,三公,{行!接待}
        表7,接待,行,上年/公务接待费|公务接待费,本年,,零,接待费,
        """);
    templates.write(
        PACK + "/rules.csv",
        """
        编号,级别,范围,名称,公式,条件,容差,说明,处理建议,依据,name,why,do
        T3-01,错误,表内,合计相等,表3[@合计]=表3[@基本],,,为什么,怎么办,文号,Totals agree,Why,Do
        X03,核实,表间,同一数,表3!合计=表7!接待,表3!合计>0,同一数,,,,One fact,,
        """);
    templates.write(
        "catalogues/2025/functional.csv",
        "code,name,level,confidence\n201,一般公共服务支出,类,real\n20101,人大事务,款,real\n");
    return templates;
  }

  void write(String file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  void write(String file, byte[] bytes) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.write(path, bytes);
  }

  void replace(String file, String old, String text) throws IOException {
    String before = read(file);
    if (!before.contains(old)) {
      throw new IllegalArgumentException("not in " + file + ": " + old);
    }
    write(file, before.replace(old, text));
  }

  String read(String file) throws IOException {
    return Files.readString(root.resolve(file));
  }

  void delete(String file) throws IOException {
    Files.delete(root.resolve(file));
  }

  Path root() {
    return root;
  }
}
