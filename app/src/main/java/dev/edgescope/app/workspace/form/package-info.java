/** The controls and the forms of an experiment. */
@NullMarked
package dev.edgescope.app.workspace.form;

import org.jspecify.annotations.NullMarked;
