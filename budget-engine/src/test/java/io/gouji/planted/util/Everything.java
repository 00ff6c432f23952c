package io.gouji.planted.util;

final class Everything {}
