package io.gouji.planted.binding;

import java.util.Locale;

final class GuessesLocale {
  Locale locale = Locale.getDefault();
}
