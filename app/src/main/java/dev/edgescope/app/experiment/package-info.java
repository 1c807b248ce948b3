/**
 * What a run can be set to, without a node: one form a part of a configuration, with the words of
 * the window.
 */
@NullMarked
package dev.edgescope.app.experiment;

import org.jspecify.annotations.NullMarked;
