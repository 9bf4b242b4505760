#include "matching/files/write.hpp"

#include "matching/compare.hpp"
#include "plumbing/jobs/crew.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <cstring>

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

/// A file that is there only once it is whole.
class NewFile {
public:
    explicit NewFile(std::string const& path) : path_(path), beside_(path + ".new") {
        file_ = ::open(beside_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
        if (file_ < 0) fail();
    }
    NewFile(NewFile const&) = delete;
    ~NewFile() {
        if (file_ >= 0) ::close(file_);
    }
    void add(std::string_view text) {
        while (!text.empty()) {
            auto const written = ::write(file_, text.data(), text.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) fail();
            text.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    void finish() {
        if (::close(std::exchange(file_, -1)) != 0 || ::rename(beside_.c_str(), path_.c_str()) != 0) fail();
    }

private:
    [[noreturn]] void fail() const { throw Fault("matching: " + path_ + ": " + std::strerror(errno)); }
    std::string path_, beside_;
    int file_ = -1;
};

/// `count` lines under a head, some at a time: a result may be longer than memory.
template <class Line>
void write_lines(std::string const& path, std::string_view head, std::size_t count, unsigned threads, Line line) {
    NewFile file(path);
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
    file.finish();
}

}  // namespace

void write_file(std::string const& path, std::span<std::string_view const> parts) {
    NewFile file(path);
    for (auto const part : parts) file.add(part);
    file.finish();
}

void write_clusters(std::string const& path, Lists const& lists, std::span<std::uint32_t const> cluster,
                    unsigned threads) {
    write_lines(path, "unique_id,cluster\n", cluster.size(), threads, [&](std::string& out, std::size_t row) {
        append_id(out, lists, row);
        out += ',';
        append_id(out, lists, cluster[row]);
        out += '\n';
    });
}

void write_pairs(std::string const& path, Lists const& lists, std::span<Pair const> pairs, unsigned threads) {
    auto const& book = lists.table.book;
    auto const fields = known_fields + book.extra_fields();
    std::string head = "unique_id_l,unique_id_r,match_probability,weight_prior,weight_family";
    for (std::size_t f = 0; f < fields; ++f)
        head += ",weight_" + (f < known_fields ? std::string(field_name(static_cast<Field>(f)))
                              : f - known_fields < book.model.extra.size() ? book.model.extra[f - known_fields]
                                                                           : "lain");
    head += '\n';
    write_lines(path, head, pairs.size(), threads, [&](std::string& out, std::size_t i) {
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
