/**
 * A small house full of offences, so that the laws can be seen to catch them. Every class here does
 * what its name says in a room where it must not, unless it says that it is obedient.
 */
package io.gouji.planted;
