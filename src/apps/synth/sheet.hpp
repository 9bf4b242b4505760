#pragma once
// Rows of CSV into a file, by the million.

#include "synth/faults.hpp"

#include <cstdio>
#include <memory>

namespace sinergi::synth {

/// Appends a cell with its quotes where it needs them.
void append_cell(std::string& line, std::string_view cell);
/// Everything behind the id: ",person,family,no_kk,...\n".
void append_entry(std::string& line, Entry const& entry);

class Sheet {
public:
    /// @throws Fault when the file cannot be made
    Sheet(std::string const& path, std::string_view head);
    void write(std::string_view text);
    /// A row with the next number in front.
    void write_numbered(std::string_view rest);
    [[nodiscard]] std::uint64_t rows() const noexcept { return rows_; }
    /// @throws Fault when the disk is full
    void end();

private:
    struct Close {
        void operator()(std::FILE* file) const noexcept { std::fclose(file); }
    };
    std::unique_ptr<std::FILE, Close> file_;
    std::string path_, buffer_;
    std::uint64_t rows_ = 0;
};

/// Mixes rows in bounded memory: each waits for a time by chance among a quarter of a million others.
class Mixed {
public:
    Mixed(Sheet& sheet, std::uint64_t seed) : sheet_(&sheet), chance_(seed ^ 0xA24BAED4U) {}
    void add(Entry const& entry);
    void end();
    [[nodiscard]] std::uint64_t rows() const noexcept { return sheet_->rows() + waiting_.size(); }

private:
    static constexpr std::size_t waiting_max = std::size_t{1} << 18;
    Sheet* sheet_;
    Chance chance_;
    std::vector<std::string> waiting_;
};

}  // namespace sinergi::synth
