/**
 * The charts on their board: one panel a chart, with its frame, its menu and the way to move it.
 */
@NullMarked
package dev.edgescope.app.workspace.board;

import org.jspecify.annotations.NullMarked;
