#include "base/result.h"

#include <gtest/gtest.h>

#include <memory>
#include <set>

namespace banxin {
namespace {

TEST(Result, HoldsAMoveOnlyValueOrAnError) {
  Result<std::unique_ptr<int>> good(std::make_unique<int>(7));
  ASSERT_TRUE(good.ok());
  EXPECT_EQ(*std::move(good).value(), 7);

  Result<std::unique_ptr<int>> bad(Error{ErrorCode::empty, "nothing there"});
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().code, ErrorCode::empty);
}

TEST(Result, EveryCodeHasItsOwnName) {
  std::set<std::string_view> names;
  for (uint32_t code = 0; code <= uint32_t(ErrorCode::font_missing); ++code) names.insert(error_name(ErrorCode(code)));
  EXPECT_EQ(names.size(), uint32_t(ErrorCode::font_missing) + 1);
  EXPECT_TRUE(names.contains("not-text"));
}

}  // namespace
}  // namespace banxin
