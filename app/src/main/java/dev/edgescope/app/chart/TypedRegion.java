package dev.edgescope.app.chart;

import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.theme.ChartTheme;
import dev.edgescope.app.theme.Fonts;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.CssMetaData;
import javafx.css.FontCssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/**
 * What is drawn with the type of the words around it: a font is inherited as labels inherit it, so
 * that text and lines of a picture grow with the text size of the system and in a presentation.
 */
abstract sealed class TypedRegion extends Region permits CanvasPane, TimeStrip {
  private static final Font AT_A_DESK = Font.font(Fonts.FAMILY, ChartLook.LABEL_SIZE);

  /**
   * What a curve is read by grows more than the rest, which is read by those who come near: by so
   * much in a presentation.
   */
  private static final double MOST_EMPHASIS = 1.5;

  private static final CssMetaData<TypedRegion, Font> FONT =
      new FontCssMetaData<>("-fx-font", AT_A_DESK) {
        @Override
        public boolean isSettable(TypedRegion region) {
          return true;
        }

        @Override
        public StyleableProperty<Font> getStyleableProperty(TypedRegion region) {
          return region.font;
        }
      };

  private static final List<CssMetaData<? extends Styleable, ?>> STYLES =
      Stream.concat(Region.getClassCssMetaData().stream(), Stream.of(FONT)).toList();

  private final SimpleStyleableObjectProperty<Font> font =
      new SimpleStyleableObjectProperty<>(FONT, this, "font", AT_A_DESK);
  private final ObjectProperty<ChartTheme> theme =
      new SimpleObjectProperty<>(this, "theme", ChartTheme.light());
  private final DoubleProperty scale = new SimpleDoubleProperty(this, "scale", 1);
  private @Nullable ChartLook look;

  TypedRegion() {
    font.addListener(property -> changeLook());
    theme.addListener(property -> changeLook());
    scale.addListener(property -> changeLook());
  }

  @Override
  public final List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return STYLES;
  }

  public final ObjectProperty<ChartTheme> themeProperty() {
    return theme;
  }

  /** Size of text and lines beside that of the words around it; 1 for the same. */
  public final DoubleProperty scaleProperty() {
    return scale;
  }

  /** Theme, type and sizes as they are now. */
  final ChartLook look() {
    ChartLook current = look;
    if (current == null) {
      current = look(1);
      look = current;
    }
    return current;
  }

  /** The same at another size. */
  final ChartLook look(double size) {
    Font around = font.get();
    double all = size * scale.get() * around.getSize() / ChartLook.LABEL_SIZE;
    return new ChartLook(theme.get(), around.getFamily(), all, Math.clamp(all, 1, MOST_EMPHASIS));
  }

  /** Called when theme or sizes have changed, before it is laid out and drawn again. */
  abstract void lookChanged();

  private void changeLook() {
    look = null;
    lookChanged();
    requestLayout();
  }
}
