/**
 * What can be shown: one table of charts, from which panels, tooltips and the glossary are made.
 */
@NullMarked
package dev.edgescope.app.catalogue;

import org.jspecify.annotations.NullMarked;
