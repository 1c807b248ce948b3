/** Measurements of the window. */
@NullMarked
package dev.edgescope.app.bench;

import org.jspecify.annotations.NullMarked;
