# Writes down what the screen of the tmux at ./socket shows, ten times a second, for as long as it runs: size, cursor, then every row
# with its colours. Both in one call, so that the cursor is where it was on that screen.
wait=50
until tmux -S socket has-session; do
  wait=$((wait - 1))
  [ "$wait" -gt 0 ] || exit 1
  sleep 0.1
done
while tmux -S socket display-message -p '#{pane_width} #{pane_height} #{cursor_x} #{cursor_y}' \; capture-pane -peN >taken; do
  mv taken picture
  sleep 0.1
done
