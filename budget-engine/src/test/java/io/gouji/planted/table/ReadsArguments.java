package io.gouji.planted.table;

import picocli.CommandLine;

abstract class ReadsArguments {
  abstract CommandLine line();
}
