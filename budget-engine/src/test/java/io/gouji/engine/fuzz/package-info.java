/**
 * Input that no program writes, made from what programs write, for all that reads from strangers.
 */
@org.jspecify.annotations.NullMarked
package io.gouji.engine.fuzz;
