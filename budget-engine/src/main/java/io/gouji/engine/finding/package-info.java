/** What can be told to the user, as data; words are added last, for the language asked for. */
@NullMarked
package io.gouji.engine.finding;

import org.jspecify.annotations.NullMarked;
