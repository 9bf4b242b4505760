#include "synth/sheet.hpp"

#include <fmt/format.h>

#include <iterator>

namespace sinergi::synth {

namespace {
constexpr std::size_t buffer_bytes = std::size_t{1} << 20;
}

void append_cell(std::string& line, std::string_view cell) {
    if (cell.find_first_of(",\"\n") == std::string_view::npos) {
        line += cell;
        return;
    }
    line += '"';
    for (char const letter : cell) {
        if (letter == '"') line += '"';
        line += letter;
    }
    line += '"';
}

void append_entry(std::string& line, Entry const& entry) {
    fmt::format_to(std::back_inserter(line), ",{},{}", entry.person, entry.family);
    for (auto const* cell : {&entry.kk, &entry.nik, &entry.name, &entry.sex, &entry.birthplace, &entry.born,
                             &entry.mother, &entry.address, &entry.rt, &entry.rw, &entry.village}) {
        line += ',';
        append_cell(line, *cell);
    }
    line += '\n';
}

Sheet::Sheet(std::string const& path, std::string_view head) : file_(std::fopen(path.c_str(), "wb")), path_(path) {
    if (!file_) throw Fault("cannot write " + path);
    buffer_.reserve(buffer_bytes + 4096);
    buffer_ = head;
}

void Sheet::write(std::string_view text) {
    ++rows_;
    buffer_ += text;
    if (buffer_.size() < buffer_bytes) return;
    if (std::fwrite(buffer_.data(), 1, buffer_.size(), file_.get()) != buffer_.size())
        throw Fault("cannot write " + path_);
    buffer_.clear();
}

void Sheet::write_numbered(std::string_view rest) {
    fmt::format_to(std::back_inserter(buffer_), "{}", rows_);
    write(rest);
}

void Sheet::end() {
    auto const all = std::fwrite(buffer_.data(), 1, buffer_.size(), file_.get()) == buffer_.size();
    buffer_.clear();
    if (std::fclose(file_.release()) != 0 || !all) throw Fault("cannot write " + path_);
}

void Mixed::add(Entry const& entry) {
    if (waiting_.size() < waiting_max) {
        append_entry(waiting_.emplace_back(), entry);
        return;
    }
    auto& line = waiting_[chance_.below(waiting_max)];
    sheet_->write_numbered(line);
    line.clear();
    append_entry(line, entry);
}

void Mixed::end() {
    for (auto left = waiting_.size(); left > 0; --left) {
        std::swap(waiting_[chance_.below(left)], waiting_[left - 1]);
        sheet_->write_numbered(waiting_[left - 1]);
    }
    waiting_.clear();
    sheet_->end();
}

}  // namespace sinergi::synth
