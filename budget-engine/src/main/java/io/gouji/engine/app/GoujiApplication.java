package io.gouji.engine.app;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.osgi.service.urlconversion.URLConverter;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The Eclipse door: the {@code gouji} command as a headless application. */
public final class GoujiApplication implements IApplication {
  /** Where the product lies, for whoever looks for its templates. */
  private static final String HOME = "gouji.home";

  private static final String TEMPLATES = "templates";

  /** The bundle that brings the templates into an Eclipse of somebody else. */
  private static final String CONTENT = "io.gouji.content";

  /** Those among the platform's converters that know where the files of a bundle lie. */
  private static final String OF_BUNDLES = "(protocol=bundleentry)";

  @Override
  public Object start(IApplicationContext context) {
    if (System.getProperty(HOME) == null) {
      product()
          .or(GoujiApplication::content)
          .ifPresent(home -> System.setProperty(HOME, home.toString()));
    }
    context.applicationRunning();
    String[] args = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
    return Gouji.run(args);
  }

  /** A command ends by itself; there is nothing to interrupt. */
  @Override
  public void stop() {}

  /** The folder of our own Equinox; an Eclipse of somebody else has no templates in its folder. */
  private static Optional<Path> product() {
    return Optional.ofNullable(System.getProperty("osgi.install.area"))
        .map(GoujiApplication::home)
        .filter(install -> Files.isDirectory(install.resolve(TEMPLATES)));
  }

  /** The folder of the bundle with the templates, where it is installed. */
  private static Optional<Path> content() {
    // Nobody starts our bundle, so the context must be that of the bundle that called us.
    BundleContext caller = FrameworkUtil.getBundle(IApplicationContext.class).getBundleContext();
    return Arrays.stream(caller.getBundles())
        .filter(bundle -> CONTENT.equals(bundle.getSymbolicName()))
        .flatMap(bundle -> Optional.ofNullable(bundle.getEntry(TEMPLATES + "/")).stream())
        .flatMap(entry -> file(caller, entry).stream())
        .findFirst()
        .map(Path::getParent);
  }

  /** A folder of a bundle as files: out of a jar the platform unpacks it, unless it cannot. */
  private static Optional<Path> file(BundleContext caller, URL entry) {
    try {
      for (ServiceReference<URLConverter> converter :
          caller.getServiceReferences(URLConverter.class, OF_BUNDLES)) {
        return Home.file(Objects.requireNonNull(caller.getService(converter)).toFileURL(entry));
      }
      return Optional.empty();
    } catch (InvalidSyntaxException impossible) {
      throw new IllegalStateException(impossible);
    } catch (IOException notUnpacked) {
      // Then there are no templates, of which every command tells with what to do.
      return Optional.empty();
    }
  }

  /**
   * The folder that Equinox means by its install area: a URL in name only, with blanks and Chinese
   * as they are. {@link File} also takes the slash before a Windows drive.
   */
  static Path home(String area) {
    return new File(area.substring("file:".length())).toPath();
  }
}
