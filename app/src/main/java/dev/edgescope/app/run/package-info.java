/**
 * A run as the window knows it, without a node: its engine behind a port, its record, the list of
 * runs side by side. JavaFX thread only, and never waits.
 */
@NullMarked
package dev.edgescope.app.run;

import org.jspecify.annotations.NullMarked;
