package io.gouji.planted.finding;

import org.eclipse.equinox.app.IApplication;

final class AsksEclipse {
  Integer restart = IApplication.EXIT_RESTART;
  Class<?> type = IApplication.class;
}
