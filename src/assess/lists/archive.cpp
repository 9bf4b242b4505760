#include "lists/archive.hpp"

#include "plumbing/crypto/crypto.hpp"
#include "plumbing/json/read.hpp"
#include "plumbing/json/write.hpp"

#include <cstring>
#include <fstream>
#include <set>

namespace sinergi::lists {
namespace {

constexpr char cell_end = '\x1F', row_end = '\x1E', raw_end = '\x1D';
constexpr std::size_t piece_bytes = 1024 * 1024, block_max = 64 * 1024 * 1024;

struct Contents {
    std::vector<std::vector<Heading>> heads;
    std::vector<std::int64_t> rows;
    std::vector<std::vector<std::uint64_t>> pages;
};
BOOST_DESCRIBE_STRUCT(Contents, (), (heads, rows, pages))

std::unexpected<Refusal> gone() { return refuse(Why::not_found, "lists.gone"); }

/// Closed blocks one behind the other, each with its length in front.
class Writer {
public:
    Writer(std::filesystem::path const& path, std::string_view key)
        : path_(path), key_(key), file_(path, std::ios::binary) {
        file_.write("\0\0\0\0\0\0\0\0", 8);
    }
    std::uint64_t add(std::string_view block) {
        auto const at = at_;
        auto const closed = crypto::box(key_, block);
        auto const size = static_cast<std::uint32_t>(closed.size());
        file_.write(reinterpret_cast<char const*>(&size), 4);
        file_.write(closed.data(), static_cast<std::streamsize>(closed.size()));
        at_ += 4 + closed.size();
        return at;
    }
    /// `last` stands in front of all: where the contents begin.
    void end(std::uint64_t last) {
        file_.seekp(0);
        file_.write(reinterpret_cast<char const*>(&last), 8);
        file_.close();
        if (!file_) throw Unavailable("lists: " + path_.string() + " cannot be written");
    }

private:
    std::filesystem::path path_;
    std::string key_;
    std::ofstream file_;
    std::uint64_t at_ = 8;
};

std::string_view without_marks(std::string& text) {
    for (auto& c : text)
        if (c == cell_end || c == row_end || c == raw_end) c = ' ';
    return text;
}

std::vector<std::string> split(std::string_view text, char mark) {
    std::vector<std::string> out;
    for (std::size_t from = 0; from < text.size();) {
        auto const to = std::min(text.find(mark, from), text.size());
        out.emplace_back(text.substr(from, to - from));
        from = to + 1;
    }
    return out;
}

std::string raw_row(List const& list, std::size_t row) {
    Cells cells;
    list.cells(row, cells);
    std::string out;
    for (auto const cell : cells) {
        std::string text(cell);
        out += without_marks(text);
        out += raw_end;
    }
    return out;
}

/// What a download needs of a doubt beside what a screen shows.
std::string extras_of(Comparison const& of, Match const& match, std::string_view secret) {
    return pair_digest(secret, of.left, match.left, of.right, match.right) + cell_end + raw_row(of.left, match.left) +
           cell_end + raw_row(of.right, match.right) + cell_end;
}

}  // namespace

// ---- files

Vault::Vault(std::filesystem::path folder) : folder_(std::move(folder)) {
    std::error_code error;
    std::filesystem::create_directories(folder_, error);
    if (error) throw sinergi::Fault("lists: " + folder_.string() + " cannot be made");
    std::filesystem::permissions(folder_, std::filesystem::perms::owner_all, error);
}

std::filesystem::path Vault::path(std::int64_t id) const { return folder_ / std::to_string(id); }

void Vault::put(std::int64_t id, std::string_view key, std::string_view bytes) const {
    Writer out(path(id), key);
    std::uint64_t const first = 8;
    for (std::size_t from = 0; from < bytes.size(); from += piece_bytes) out.add(bytes.substr(from, piece_bytes));
    out.end(first);
}

Result<std::string> Vault::get(std::int64_t id, std::string_view key) const {
    std::ifstream file(path(id), std::ios::binary);
    std::string out, closed;
    std::uint64_t first = 0;
    if (!file.read(reinterpret_cast<char*>(&first), 8)) return gone();
    std::uint32_t size = 0;
    while (file.read(reinterpret_cast<char*>(&size), 4)) {
        if (size > block_max) return gone();
        closed.resize(size);
        if (!file.read(closed.data(), size)) return gone();
        auto const piece = crypto::unbox(key, closed);
        if (!piece) return gone();
        out += *piece;
    }
    return out;
}

void Vault::remove(std::int64_t id) const {
    std::error_code error;
    std::filesystem::remove(path(id), error);
}

std::int64_t Vault::sweep(std::function<bool(std::int64_t)> const& is_known) const {
    std::int64_t gone_files = 0;
    std::error_code error;
    for (auto const& entry : std::filesystem::directory_iterator(folder_, error)) {
        auto const name = entry.path().filename().string();
        if (name.empty() || name.find_first_not_of("0123456789") != std::string::npos) continue;
        auto const id = std::stoll(name);
        if (is_known(id)) continue;
        remove(id);
        ++gone_files;
    }
    return gone_files;
}

// ---- pages

void keep_archive(std::filesystem::path const& path, std::string_view key, Comparison const& of,
                  std::string_view secret) {
    Writer out(path, key);
    ComparedTables const tables(of);
    Contents contents;
    for (std::size_t g = 0; g < group_count; ++g) {
        auto const group = static_cast<Group>(g);
        std::string page, cell;
        std::int64_t rows = 0;
        auto& pages = contents.pages.emplace_back();
        tables.each(group, [&](Row row) {
            for (auto const& text : row) {
                cell = text;
                page += without_marks(cell);
                page += cell_end;
            }
            if (group == Group::doubtful) page += extras_of(of, of.doubtful[static_cast<std::size_t>(rows)], secret);
            page += row_end;
            if (++rows % page_rows == 0) {
                pages.push_back(out.add(page));
                page.clear();
            }
        });
        if (!page.empty()) pages.push_back(out.add(page));
        contents.rows.push_back(rows);
        contents.heads.push_back(tables.headings(group));
    }
    out.end(out.add(json::write(contents)));
}

Result<Archive> Archive::open(std::filesystem::path path, std::string_view key) {
    Archive out;
    out.path_ = std::move(path);
    out.key_ = key;
    std::ifstream file(out.path_, std::ios::binary);
    std::uint64_t last = 0;
    if (!file.read(reinterpret_cast<char*>(&last), 8)) return gone();
    SINERGI_TRY(text, out.block(last));
    auto contents = json::read<Contents>(text);
    if (!contents || contents->heads.size() != group_count || contents->rows.size() != group_count ||
        contents->pages.size() != group_count)
        return gone();
    for (std::size_t g = 0; g < group_count; ++g) {
        out.heads_[g] = std::move(contents->heads[g]);
        out.rows_[g] = contents->rows[g];
        out.pages_[g] = std::move(contents->pages[g]);
    }
    return out;
}

Result<std::string> Archive::block(std::uint64_t at) const {
    std::ifstream file(path_, std::ios::binary);
    std::uint32_t size = 0;
    file.seekg(static_cast<std::streamoff>(at));
    if (!file.read(reinterpret_cast<char*>(&size), 4) || size > block_max) return gone();
    std::string closed(size, '\0');
    if (!file.read(closed.data(), size)) return gone();
    auto opened = crypto::unbox(key_, closed);
    if (!opened) return gone();
    return std::move(*opened);
}

Result<std::vector<std::vector<std::string>>> Archive::page(Group group, std::int64_t number) const {
    auto const& pages = pages_[at(group)];
    std::vector<std::vector<std::string>> out;
    if (number < 0 || std::cmp_greater_equal(number, pages.size())) return out;
    SINERGI_TRY(text, block(pages[static_cast<std::size_t>(number)]));
    for (auto const& row : split(text, row_end)) out.push_back(split(row, cell_end));
    return out;
}

// ---- with what was settled

SettledTables::SettledTables(Archive const& archive, std::map<std::int64_t, Verdict> verdicts)
    : archive_(archive), verdicts_(std::move(verdicts)) {
    if (!verdicts_.empty()) settle();
}

/// "Same" moves a pair to those in both. "Different" sends each of its rows to those in one list alone, unless that row
/// stands in another doubt that is open or was called the same.
void SettledTables::settle() {
    std::set<std::string> left_held, right_held, left_sent, right_sent;
    auto const doubts = slice(Group::doubtful, 0, archive_.rows(Group::doubtful));
    if (!doubts) return;
    auto const verdict = [&](std::size_t i) {
        auto const found = verdicts_.find(static_cast<std::int64_t>(i));
        return found == verdicts_.end() ? std::nullopt : std::optional(found->second);
    };
    for (std::size_t i = 0; i < doubts->size(); ++i)
        if (verdict(i) != Verdict::different) {
            left_held.insert((*doubts)[i][0]);
            right_held.insert((*doubts)[i][1]);
        }
    auto const visible = archive_.headings(Group::doubtful).size();
    auto const send = [&](std::vector<std::string> const& row, std::size_t line, Group to, std::size_t raw) {
        std::vector<std::string> out{row[line]};
        for (auto& cell : split(row[raw], raw_end)) out.push_back(std::move(cell));
        added_[at(to)].push_back(std::move(out));
    };
    for (std::size_t i = 0; i < doubts->size(); ++i) {
        auto const& row = (*doubts)[i];
        auto const said = verdict(i);
        if (!said || row.size() < visible + doubt_extras) continue;
        if (*said == Verdict::same) {
            std::vector<std::string> both{row[0], row[1], "20000"};
            for (std::size_t f = 4; f + 1 < visible; f += 2) both.push_back(row[f].empty() ? row[f + 1] : row[f]);
            added_[at(Group::both)].push_back(std::move(both));
            continue;
        }
        if (!left_held.contains(row[0]) && left_sent.insert(row[0]).second) send(row, 0, Group::left_only, visible + 1);
        if (!right_held.contains(row[1]) && right_sent.insert(row[1]).second)
            send(row, 1, Group::right_only, visible + 2);
    }
}

std::int64_t SettledTables::rows(Group group) const {
    return archive_.rows(group) + static_cast<std::int64_t>(added_[at(group)].size());
}

Result<std::vector<std::vector<std::string>>> SettledTables::slice(Group group, std::int64_t from,
                                                                   std::int64_t count) const {
    std::vector<std::vector<std::string>> out;
    auto const kept = archive_.rows(group);
    while (count > 0 && from < kept) {
        SINERGI_TRY(page, archive_.page(group, from / page_rows));
        auto const begin = from % page_rows;
        if (std::cmp_greater_equal(begin, page.size())) return gone();
        for (auto i = begin; std::cmp_less(i, page.size()) && count > 0; ++i, ++from, --count) {
            auto& row = page[static_cast<std::size_t>(i)];
            if (group == Group::doubtful) {
                auto const visible = archive_.headings(group).size();
                auto const found = verdicts_.find(from);
                if (found != verdicts_.end() && row.size() >= visible)
                    row[visible - 1] = boost::describe::enum_to_string(found->second, "");
            }
            out.push_back(std::move(row));
        }
    }
    auto const& added = added_[at(group)];
    for (auto i = from - kept; count > 0 && std::cmp_less(i, added.size()); ++i, --count)
        out.push_back(added[static_cast<std::size_t>(i)]);
    return out;
}

void SettledTables::each(Group group, SeesRow const& sees) const {
    for (std::int64_t from = 0, all = rows(group); from < all; from += page_rows) {
        auto const some = slice(group, from, std::min(page_rows, all - from));
        if (!some) throw sinergi::Fault("lists: a page of a comparison cannot be read");
        for (auto const& row : *some) sees(row);
    }
}

Result<std::string> SettledTables::digest_of(std::int64_t doubt) const {
    if (doubt < 0 || doubt >= archive_.rows(Group::doubtful)) return refuse(Why::not_found, "lists.no_such_doubt");
    SINERGI_TRY(rows, slice(Group::doubtful, doubt, 1));
    auto const visible = archive_.headings(Group::doubtful).size();
    if (rows.empty() || rows[0].size() <= visible) return gone();
    return rows[0][visible];
}

}  // namespace sinergi::lists
