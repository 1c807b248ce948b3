/** What the workspaces with solvable systems have in common: a study, its page, its settings. */
@NullMarked
package dev.edgescope.app.workspace.study;

import org.jspecify.annotations.NullMarked;
