// Which characters of an article each face draws, and in which languages: what an exact subset is made of.
#pragma once
#include <string>
#include <vector>

#include "font/font_set.h"
#include "layout/fragment_tree.h"

namespace banxin::cli {

struct FaceText {
  FaceId face = kNoFace;
  Language language = Language::zh_hans;
  std::u32string characters;  ///< ascending, each once
};

/// By face, and for each the article's language first. What no face of the catalogue draws is left out.
std::vector<FaceText> face_texts(FragmentTree const& tree, FontSet const& fonts);

}  // namespace banxin::cli
