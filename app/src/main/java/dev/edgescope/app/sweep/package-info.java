/** Sweeps as the window knows them: made, opened, run beside all else, and laid out as a plane. */
@NullMarked
package dev.edgescope.app.sweep;

import org.jspecify.annotations.NullMarked;
