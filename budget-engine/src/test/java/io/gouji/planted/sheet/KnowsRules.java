package io.gouji.planted.sheet;

import io.gouji.planted.rule.Rule;

final class KnowsRules {
  Rule[] rules = {};
}
