#pragma once
// `sinergi compare A.xlsx B.csv --out R.xlsx`: two lists compared without an office.

#include "base/time.hpp"

#include <string>

namespace sinergi::lists {

struct CompareWish {
    std::string left, right, out;             // paths; out may be "" when only figures are wanted
    std::string left_sheet, right_sheet;      // by name; "" the one that looks most like people
    std::string left_columns, right_columns;  // "nama=3,nik=B": columns set by hand; "" as recognised
    std::string pairs;                        // CSV of rows called one person: row_left,row_right,score
    std::string language = "id";
    unsigned threads = 0;
    enum class Print : bool { text, json } print = Print::text;
};

/// Says how it went on the standard output, and what is wrong on the error output. Nothing is written when a list
/// cannot be read.
/// @return the exit code: 0 done, 1 refused
int run_compare(CompareWish const& wish, Moment now);

}  // namespace sinergi::lists
