"""Pages of the site: values in, HTML and headings out; nothing here reads or writes a file."""
