/** The list of runs, and the questions that make more of them. */
@NullMarked
package dev.edgescope.app.workspace.runs;

import org.jspecify.annotations.NullMarked;
