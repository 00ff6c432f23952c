package io.gouji.addin;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What our pages may load: our own files and, in Excel alone, Office's script from Microsoft. */
final class ContentPolicy {
  static final String OURS = of("");

  private static final String OFFICE =
      of(" https://appsforoffice.microsoft.com https://appsforoffice.cdn.partner.office365.cn");

  /** How the manifest of Excel opens the pane; the pane reads the same. */
  private static final String IN_EXCEL = "host=office";

  private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);

  private ContentPolicy() {}

  private static String of(String scripts) {
    return of(scripts, "");
  }

  /** For a page of the guide, which brings its look along: its own and no other. */
  static String withStyle(String page) {
    Matcher style = STYLE.matcher(page);
    return of("", style.find() ? " 'sha256-" + sum(style.group(1)) + "'" : "");
  }

  private static String sum(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] bytes = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(bytes);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static String of(String scripts, String styles) {
    return "default-src 'none'; script-src 'self'"
        + scripts
        + "; style-src 'self'"
        + styles
        + "; img-src 'self' data:; font-src 'self'; connect-src 'self';"
        + " frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  }

  /** The policy for a page that is opened with an address. */
  static String of(URI address) {
    String query = address.getRawQuery();
    boolean excel = query != null && Arrays.asList(query.split("&")).contains(IN_EXCEL);
    return excel ? OFFICE : OURS;
  }
}
