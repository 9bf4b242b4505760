// Bytes that claim to be CSV. Whole and in pieces they give the same rows; every cell is UTF-8; what is written again
// is read again.

#include "base/text.hpp"
#include "plumbing/sheet/csv.hpp"

#include <cstdlib>
#include <sstream>

using namespace sinergi::sheet;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string const bytes(reinterpret_cast<char const*>(data), size);
    std::istringstream stream(bytes);
    CsvReader whole(bytes);
    CsvReader pieces(stream);
    for (;;) {
        auto const a = whole.next();
        auto const b = pieces.next();
        if (a != b) std::abort();
        if (!a || !*a) return 0;
        if (!std::ranges::equal(whole.cells(), pieces.cells())) std::abort();
        for (auto const cell : whole.cells())
            if (!sinergi::is_utf8(cell)) std::abort();
    }
}
