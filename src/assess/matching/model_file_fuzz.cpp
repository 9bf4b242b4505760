#include "matching/compare.hpp"
#include "matching/files/model_file.hpp"

#include <cstddef>

using namespace sinergi;
using namespace sinergi::matching;

// A model that is accepted is written as it was read, and explains a score by weights that add up to it.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    auto const model = read_model({reinterpret_cast<char const*>(bytes), size});
    if (!model) return 0;
    SINERGI_CHECK(read_model(model_text(*model)).value() == *model);
    Book book(model->extra.size());
    book.use(*model);
    Record record;
    record.fields = {"ASEP SAEPUDIN",
                     "3208010101809001",
                     "3208010101059001",
                     "1980-01-01",
                     "KUNINGAN",
                     "L",
                     "EUIS KOMARIAH",
                     "DUSUN KRAJAN",
                     "3208012001",
                     "A",
                     "B",
                     "C",
                     "D",
                     "E"};
    std::array<std::uint32_t, extra_fields_max> extra{}, other_extra{};
    auto const row = book.encode(record, std::span(extra).first(book.extra_fields()));
    record.fields[0] = "ASEP SAEFUDIN";
    record.fields[3] = "1980-01-11";
    auto const other = book.encode(record, std::span(other_extra).first(book.extra_fields()));
    auto const score = explain(book, {&row, extra.data()}, {&other, other_extra.data()});
    auto sum = score.prior + score.family;
    for (auto const weight : score.weights) sum += weight;
    SINERGI_CHECK(sum == score.total);
    return 0;
}
