#include "matching/files/write.hpp"

#include "matching/compare.hpp"
#include "plumbing/jobs/crew.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sinergi::matching {
namespace {

constexpr std::size_t lines_at_once = 32'768;

void append_id(std::string& out, Lists const& lists, std::size_t row) {
    auto const from = out.size();
    lists.append_id(out, row);
    if ((lists.table.order[row] & is_text_id) == 0) return;
    if (out.find_first_of(",\"\n\r;", from) == out.npos) return;
    std::string quoted = "\"";
    for (auto i = from; i < out.size(); ++i) {
        if (out[i] == '"') quoted += '"';
        quoted += out[i];
    }
    out.replace(from, out.npos, quoted + "\"");
}

/// Thousandths as a decimal number.
void append_bits(std::string& out, Millibits bits) {
    auto const whole = bits < 0 ? -bits : bits;
    fmt::format_to(std::back_inserter(out), "{}{}.{:03}", bits < 0 ? "-" : "", whole / 1000, whole % 1000);
}

/// `count` lines under a head, some at a time: a result may be longer than memory.
template <class Line>
void write_lines(NewFile& file, std::string_view head, std::size_t count, unsigned threads, Line line) {
    file.add(head);
    std::vector<std::string> parts(std::size_t{threads} * 4);
    for (std::size_t from = 0; from < count; from += parts.size() * lines_at_once) {
        jobs::spread(threads, parts.size(), [&](std::size_t part, unsigned) {
            parts[part].clear();
            auto const begin = std::min(count, from + part * lines_at_once),
                       end = std::min(count, begin + lines_at_once);
            for (auto i = begin; i < end; ++i) line(parts[part], i);
        });
        for (auto const& part : parts) file.add(part);
    }
}

}  // namespace

void write_file(std::string const& path, std::span<std::string_view const> parts) {
    NewFile file(Place{.path = path});
    for (auto const part : parts) file.add(part);
    file.put();
}

void write_clusters(NewFile& file, Lists const& lists, std::span<std::uint32_t const> cluster, unsigned threads) {
    write_lines(file, "unique_id,cluster\n", cluster.size(), threads, [&](std::string& out, std::size_t row) {
        append_id(out, lists, row);
        out += ',';
        append_id(out, lists, cluster[row]);
        out += '\n';
    });
}

void write_pairs(NewFile& file, Lists const& lists, std::span<Pair const> pairs, unsigned threads) {
    auto const& book = lists.table.book;
    auto const fields = known_fields + book.extra_fields();
    std::string head = "unique_id_l,unique_id_r,match_probability,weight_prior,weight_family";
    for (std::size_t f = 0; f < fields; ++f)
        head += ",weight_" + (f < known_fields ? std::string(field_name(static_cast<Field>(f)))
                              : f - known_fields < book.model.extra.size() ? book.model.extra[f - known_fields]
                                                                           : "lain");
    head += '\n';
    write_lines(file, head, pairs.size(), threads, [&](std::string& out, std::size_t i) {
        auto const& pair = pairs[i];
        auto const score = explain(book, lists.table.view(pair.left), lists.table.view(pair.right));
        append_id(out, lists, pair.left);
        out += ',';
        append_id(out, lists, pair.right);
        fmt::format_to(std::back_inserter(out), ",{:.6f},", probability(score.total));
        append_bits(out, score.prior);
        out += ',';
        append_bits(out, score.family);
        for (std::size_t f = 0; f < fields; ++f) {
            out += ',';
            append_bits(out, score.weights[f]);
        }
        out += '\n';
    });
}

}  // namespace sinergi::matching
