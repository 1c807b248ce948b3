/** How charts share the room of a window: which, in what order, in what arrangement. */
@NullMarked
package dev.edgescope.app.board;

import org.jspecify.annotations.NullMarked;
