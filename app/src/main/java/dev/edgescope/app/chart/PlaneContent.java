package dev.edgescope.app.chart;

import dev.edgescope.app.chart.PlaneTrail.Place;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/** What a plane shows, without how it looks. */
final class PlaneContent {
  private static final int MOST_WITH_VALUES = 2;

  private final String title;
  private final String yTitle;
  private final String substitute;
  private final ObservableList<PlaneTrail> trails = FXCollections.observableArrayList();
  private String subtitle = "";
  private String xTitle = "";
  private long revision;

  /**
   * A plane without trails.
   *
   * @param yTitle of the second coordinate
   * @param substitute of what stands in for it where it is undefined
   */
  PlaneContent(String title, String yTitle, String substitute) {
    this.title = title;
    this.yTitle = yTitle;
    this.substitute = substitute;
    trails.addListener((ListChangeListener<PlaneTrail>) change -> revision++);
  }

  String title() {
    return title;
  }

  String yTitle() {
    return yTitle;
  }

  String xTitle() {
    return xTitle;
  }

  void setXTitle(String newTitle) {
    xTitle = newTitle;
    revision++;
  }

  String subtitle() {
    return subtitle;
  }

  void setSubtitle(String newSubtitle) {
    subtitle = newSubtitle;
    revision++;
  }

  ObservableList<PlaneTrail> trails() {
    return trails;
  }

  String yName(boolean substituted) {
    return substituted ? substitute : yTitle;
  }

  /** What stands beside the point of a run: alone its values; in company its name first. */
  List<String> values(PlaneTrail trail, Place place) {
    String y = yName(place.substitute());
    List<String> lines = new ArrayList<>();
    if (trails.size() <= 1) {
      lines.add(xTitle + " = " + NumberText.value(place.x()));
      lines.add(y + " = " + NumberText.value(place.y()));
      return lines;
    }
    lines.add(trail.style().name());
    if (trails.size() <= MOST_WITH_VALUES) {
      lines.add("%s, %s %s".formatted(NumberText.brief(place.x()), y, NumberText.brief(place.y())));
    }
    return lines;
  }

  /** The plane in words. */
  String description() {
    StringBuilder text = new StringBuilder(title);
    for (PlaneTrail trail : trails) {
      Place place = trail.current();
      if (place != null) {
        text.append(", ").append(trail.style().name()).append(": ").append(xTitle);
        text.append(' ').append(NumberText.value(place.x()));
        text.append(", ").append(yName(place.substitute()));
        text.append(' ').append(NumberText.value(place.y()));
        text.append(", ").append(region(place));
        if (place.equals(trail.projected())) {
          text.append(", not measured yet");
        }
      }
    }
    return text.toString();
  }

  /** Makes room for the tails and for where the runs are. */
  void fit(PlaneArea area) {
    double x = 0;
    double y = 0;
    for (PlaneTrail trail : trails) {
      for (int i = Math.max(0, trail.size() - TrailPainter.TAIL); i < trail.size(); i++) {
        x = larger(x, trail.x(i));
        y = larger(y, trail.y(i));
      }
      Place place = trail.current();
      if (place != null) {
        x = larger(x, place.x());
        y = larger(y, place.y());
      }
    }
    area.xRange().fit(x);
    area.yRange().fit(y);
  }

  long revision() {
    long sum = revision;
    for (PlaneTrail trail : trails) {
      sum += trail.revision();
    }
    return sum;
  }

  static String region(Place place) {
    if (place.x() > 1) {
      return place.y() > 1 ? "beyond both" : "beyond EOS";
    }
    return place.y() > 1 ? "beyond S-EOS" : "stable";
  }

  private static double larger(double one, double other) {
    return Double.isFinite(other) ? Math.max(one, other) : one;
  }
}
