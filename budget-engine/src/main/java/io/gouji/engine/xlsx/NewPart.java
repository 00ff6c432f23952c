package io.gouji.engine.xlsx;

/** Names and beginnings of the parts we add to a package. */
final class NewPart {
  static final String DECLARATION =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  static final String PACKAGE_RELATIONS =
      "http://schemas.openxmlformats.org/package/2006/relationships";
  static final String RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml";
  static final String TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  private NewPart() {}
}
