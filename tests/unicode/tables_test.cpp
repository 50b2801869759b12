// The generated tables are what the checked-in script makes of the Unicode Character Database.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "unicode/line_break_tailoring.h"

namespace banxin {
namespace {

TEST(UnicodeTables, AreAsGenerated) {
  std::string source = BANXIN_SOURCE_DIR;
  char const* shared = std::getenv("BANXIN_SHARED");
  std::string database = (shared ? std::string(shared) : source + "/../shared") + "/unicode";
  if (!std::filesystem::exists(database + "/LineBreak.txt")) {
    GTEST_SKIP() << "no Unicode Character Database in " << database;
  }
  std::string command =
      "python3 -B '" + source + "/core/unicode/generate_tables.py' --check '" + database + "' > /dev/null";
  EXPECT_EQ(std::system(command.c_str()), 0);
}

TEST(UnicodeTables, EverySymbolIsARightSide) {
  for (auto tailoring :
       {LineBreakTailoring::none, LineBreakTailoring::zh, LineBreakTailoring::ja, LineBreakTailoring::ko}) {
    for (auto level :
         {LineBreakStrictness::loose, LineBreakStrictness::normal, LineBreakStrictness::strict}) {
      for (auto words : {WordBreak::normal, WordBreak::break_all, WordBreak::keep_all}) {
        for (MappedSymbol symbol : compose_line_rules({tailoring, level, words}).symbols) {
          EXPECT_LT(int(symbol.line_class), kRightClassCount);
          EXPECT_NE(symbol.line_class, LineClass::cj) << "LB1 resolves it";
        }
      }
    }
  }
}

}  // namespace
}  // namespace banxin
