package io.gouji.planted.rule;

/** Obedient. */
public interface Rule {}
