// The fourth stage: what a cluster is beside its neighbours (dash units, interpuncts, connectors) and how
// neighbours meet. Decided over the whole paragraph, as if there were no run boundaries (typesetting rule
// 14).
#pragma once
#include <span>

#include "text/paragraph.h"
#include "text/shaped_paragraph.h"
#include "text/text_style.h"

namespace banxin {

/// Sets kind, body and blanks of the clusters that depend on neighbours, then Cluster::joint and
/// ::stands_for_gap of all. Box edges of some width part neighbours from each other. Linear.
void decide_joints(Paragraph const& paragraph, std::span<TextStyle const> styles, ShapedParagraph& shaped);

}  // namespace banxin
