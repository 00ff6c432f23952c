/** The bridge: a loopback server through which Excel and WPS ask the engine to check a workbook. */
@NullMarked
package io.gouji.addin;

import org.jspecify.annotations.NullMarked;
