package io.gouji.engine.app;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;

/** The Eclipse door: the {@code gouji} command as a headless application. */
public final class GoujiApplication implements IApplication {
  /** Where the product lies, for whoever looks for its templates. */
  private static final String HOME = "gouji.home";

  @Override
  public Object start(IApplicationContext context) {
    String area = System.getProperty("osgi.install.area");
    if (System.getProperty(HOME) == null && area != null && isProduct(home(area))) {
      System.setProperty(HOME, home(area).toString());
    }
    context.applicationRunning();
    String[] args = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
    return Gouji.run(args);
  }

  /** A command ends by itself; there is nothing to interrupt. */
  @Override
  public void stop() {}

  /** In an Eclipse of somebody else the templates lie beside our bundles, not in its folder. */
  private static boolean isProduct(Path install) {
    return Files.isDirectory(install.resolve("templates"));
  }

  /**
   * The folder that Equinox means by its install area: a URL in name only, with blanks and Chinese
   * as they are. {@link File} also takes the slash before a Windows drive.
   */
  static Path home(String area) {
    return new File(area.substring("file:".length())).toPath();
  }
}
