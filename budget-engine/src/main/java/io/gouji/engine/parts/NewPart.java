package io.gouji.engine.parts;

/** Names and beginnings of the parts we add to a package. */
public final class NewPart {
  public static final String DECLARATION =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  public static final String PACKAGE_RELATIONS =
      "http://schemas.openxmlformats.org/package/2006/relationships";
  public static final String RELATIONS_TYPE =
      "application/vnd.openxmlformats-package.relationships+xml";

  private NewPart() {}
}
