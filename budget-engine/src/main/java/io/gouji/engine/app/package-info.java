/** The doors: the {@code gouji} command and the Eclipse application; nothing else prints. */
@NullMarked
package io.gouji.engine.app;

import org.jspecify.annotations.NullMarked;
