"""A person walks a pathway in the terminal.

`session` holds the conversation; `keyboard` asks where there are arrow keys and `lines` everywhere
else; `views` says what is shown and `screen` shows it. Nothing is chosen for anybody: no answer is
ever selected beforehand, and input that is not understood is never read as an answer.
"""
