/** Reads examples from tables: text with an example a line. */
@NullMarked
package dev.edgescope.engine.data.table;

import org.jspecify.annotations.NullMarked;
