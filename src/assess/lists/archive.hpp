#pragma once
// What is kept of a comparison on disk: closed pages of rows, so that a screen reads one page and a download reads them
// all.

#include "lists/report.hpp"

#include <filesystem>

namespace sinergi::lists {

/// A folder of closed files by id. Each has a key of its own, kept with its row: who forgets the key has forgotten the
/// file.
class Vault {
public:
    /// @throws Fault when the folder cannot be made
    explicit Vault(std::filesystem::path folder);
    /// Closed in pieces of 1 MB. @throws Unavailable when the disk is full
    void put(std::int64_t id, std::string_view key, std::string_view bytes) const;
    /// @refuses lists.gone when it is not there or cannot be opened with this key
    [[nodiscard]] Result<std::string> get(std::int64_t id, std::string_view key) const;
    void remove(std::int64_t id) const;
    /// Files that `is_known` does not know: a server died between row and file.
    std::int64_t sweep(std::function<bool(std::int64_t id)> const& is_known) const;
    [[nodiscard]] std::filesystem::path path(std::int64_t id) const;

private:
    std::filesystem::path folder_;
};

inline constexpr std::int64_t page_rows = 100;
/// Of a row of doubts, behind what its headings name: the pair's digest in hex, the rows as they stood in their files.
inline constexpr std::size_t doubt_extras = 3;

/// Writes a comparison's tables. @throws Unavailable when the disk is full
void keep_archive(std::filesystem::path const& path, std::string_view key, Comparison const& of,
                  std::string_view secret);

/// Reads them, page by page. Safe from many threads.
class Archive {
public:
    /// @refuses lists.gone
    [[nodiscard]] static Result<Archive> open(std::filesystem::path path, std::string_view key);
    [[nodiscard]] std::vector<Heading> const& headings(Group group) const { return heads_[at(group)]; }
    [[nodiscard]] std::int64_t rows(Group group) const noexcept { return rows_[at(group)]; }
    /// The rows of a page, at most `page_rows`.
    /// @refuses lists.gone
    [[nodiscard]] Result<std::vector<std::vector<std::string>>> page(Group group, std::int64_t number) const;

private:
    Archive() = default;
    [[nodiscard]] Result<std::string> block(std::uint64_t at) const;
    std::filesystem::path path_;
    std::string key_;
    std::array<std::vector<Heading>, group_count> heads_;
    std::array<std::int64_t, group_count> rows_{};
    std::array<std::vector<std::uint64_t>, group_count> pages_;  // where each begins
};

/// The tables with what officers settled since: who was doubted stands in both, or in one.
class SettledTables final : public Tables {
public:
    /// @param verdicts  by the number of the doubt
    SettledTables(Archive const& archive, std::map<std::int64_t, Verdict> verdicts);
    [[nodiscard]] std::vector<Heading> headings(Group group) const override { return archive_.headings(group); }
    void each(Group group, SeesRow const& sees) const override;
    [[nodiscard]] std::int64_t rows(Group group) const;
    /// Rows `from` to `from + count` of a group.
    /// @refuses lists.gone
    [[nodiscard]] Result<std::vector<std::vector<std::string>>> slice(Group group, std::int64_t from,
                                                                      std::int64_t count) const;
    /// @refuses lists.no_such_doubt
    [[nodiscard]] Result<std::string> digest_of(std::int64_t doubt) const;

private:
    void settle();
    Archive const& archive_;
    std::map<std::int64_t, Verdict> verdicts_;
    std::array<std::vector<std::vector<std::string>>, group_count> added_;
};

}  // namespace sinergi::lists
