package dev.attain.competency.framework.catalog;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of two versions is newer: part by part, where digits compare as numbers (1.10 is after 1.9)
 * and anything else as text; a pre-release (1.0.0-rc.1) is before its release.
 */
final class VersionOrder implements Comparator<String> {
  static final VersionOrder INSTANCE = new VersionOrder();

  private static final Pattern PART = Pattern.compile("\\d+|[A-Za-z]+|-");

  private VersionOrder() {}

  @Override
  public int compare(String one, String other) {
    Matcher a = PART.matcher(one);
    Matcher b = PART.matcher(other);
    while (true) {
      boolean moreA = a.find();
      boolean moreB = b.find();
      if (!moreA || !moreB) {
        return whenOneEnds(moreA ? a.group() : "", moreB ? b.group() : "");
      }
      int byPart = compareParts(a.group(), b.group());
      if (byPart != 0) {
        return byPart;
      }
    }
  }

  private static int whenOneEnds(String restA, String restB) {
    if (restA.equals("-")) {
      return -1;
    }
    return restB.equals("-") ? 1 : Integer.compare(restA.length(), restB.length());
  }

  private static int compareParts(String a, String b) {
    boolean numberA = Character.isDigit(a.charAt(0));
    boolean numberB = Character.isDigit(b.charAt(0));
    if (numberA && numberB) {
      String digitsA = a.replaceFirst("^0+(?=\\d)", "");
      String digitsB = b.replaceFirst("^0+(?=\\d)", "");
      int byLength = Integer.compare(digitsA.length(), digitsB.length());
      return byLength != 0 ? byLength : digitsA.compareTo(digitsB);
    }
    return numberA == numberB ? a.compareTo(b) : Boolean.compare(numberA, numberB);
  }
}
