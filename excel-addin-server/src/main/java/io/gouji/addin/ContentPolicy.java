package io.gouji.addin;

import java.net.URI;
import java.util.Arrays;

/** What our pages may load: our own files and, in Excel alone, Office's script from Microsoft. */
final class ContentPolicy {
  static final String OURS = of("");

  private static final String OFFICE =
      of(" https://appsforoffice.microsoft.com https://appsforoffice.cdn.partner.office365.cn");

  /** How the manifest of Excel opens the pane; the pane reads the same. */
  private static final String IN_EXCEL = "host=office";

  private ContentPolicy() {}

  private static String of(String scripts) {
    return "default-src 'none'; script-src 'self'"
        + scripts
        + "; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
        + " frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  }

  /** The policy for a page that is opened with an address. */
  static String of(URI address) {
    String query = address.getRawQuery();
    boolean excel = query != null && Arrays.asList(query.split("&")).contains(IN_EXCEL);
    return excel ? OFFICE : OURS;
  }
}
