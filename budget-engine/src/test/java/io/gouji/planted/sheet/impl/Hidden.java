package io.gouji.planted.sheet.impl;

final class Hidden {}
