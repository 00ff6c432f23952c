package io.gouji.bench;

import com.sun.star.beans.PropertyValue;
import com.sun.star.bridge.UnoUrlResolver;
import com.sun.star.bridge.XUnoUrlResolver;
import com.sun.star.comp.helper.Bootstrap;
import com.sun.star.connection.NoConnectException;
import com.sun.star.frame.XComponentLoader;
import com.sun.star.frame.XDesktop;
import com.sun.star.frame.XStorable;
import com.sun.star.lang.XComponent;
import com.sun.star.lang.XMultiComponentFactory;
import com.sun.star.sheet.XCalculatable;
import com.sun.star.uno.UnoRuntime;
import com.sun.star.uno.XComponentContext;
import com.sun.star.util.XCloseable;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * LibreOffice, started once and asked to load, recalculate and store; it marks and judges nothing.
 */
final class Office implements AutoCloseable {
  private static final int START_SECONDS = 60;

  private final Process process;
  private final XComponentContext context;

  private Office(Process process, XComponentContext context) {
    this.process = process;
    this.context = context;
  }

  static boolean isThere() {
    return Files.isExecutable(Path.of("/usr/bin/soffice"));
  }

  static Office start(Path profile) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Process process =
        new ProcessBuilder(
                "/usr/bin/soffice",
                "--headless",
                "--norestore",
                "--nologo",
                "-env:UserInstallation=" + profile.toUri(),
                "--accept=socket,host=127.0.0.1,port=" + port + ";urp;")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new Office(process, connect(process, port));
  }

  private static XComponentContext connect(Process process, int port) throws Exception {
    XUnoUrlResolver resolver = UnoUrlResolver.create(Bootstrap.createInitialComponentContext(null));
    String place = "uno:socket,host=127.0.0.1,port=" + port + ";urp;StarOffice.ComponentContext";
    for (int tried = 0; ; tried++) {
      try {
        return UnoRuntime.queryInterface(XComponentContext.class, resolver.resolve(place));
      } catch (NoConnectException notYet) {
        if (tried == START_SECONDS || process.waitFor(1, TimeUnit.SECONDS)) {
          throw new IOException("LibreOffice did not start", notYet);
        }
      }
    }
  }

  /** One workbook through it. */
  void full(Path workbook, Path stored) throws Exception {
    XMultiComponentFactory services = context.getServiceManager();
    XComponentLoader loader =
        UnoRuntime.queryInterface(
            XComponentLoader.class,
            services.createInstanceWithContext("com.sun.star.frame.Desktop", context));
    XComponent document =
        loader.loadComponentFromURL(
            workbook.toUri().toString(),
            "_blank",
            0,
            new PropertyValue[] {property("Hidden", Boolean.TRUE)});
    UnoRuntime.queryInterface(XCalculatable.class, document).calculateAll();
    UnoRuntime.queryInterface(XStorable.class, document)
        .storeToURL(
            stored.toUri().toString(),
            new PropertyValue[] {property("FilterName", "Calc MS Excel 2007 XML")});
    UnoRuntime.queryInterface(XCloseable.class, document).close(true);
  }

  private static PropertyValue property(String name, Object value) {
    PropertyValue property = new PropertyValue();
    property.Name = name;
    property.Value = value;
    return property;
  }

  @Override
  public void close() throws IOException {
    try {
      end();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    } catch (com.sun.star.uno.Exception lost) {
      process.destroyForcibly();
      throw new IOException("LibreOffice does not end", lost);
    }
  }

  private void end() throws com.sun.star.uno.Exception, InterruptedException {
    UnoRuntime.queryInterface(
            XDesktop.class,
            context
                .getServiceManager()
                .createInstanceWithContext("com.sun.star.frame.Desktop", context))
        .terminate();
    if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
